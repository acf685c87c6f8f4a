import { useId, useState } from 'react'
import { DTC_VERSIONS, type DtcVersion } from '../../core/dtcChecks/check.ts'
import type { DtcFinding } from '../../core/dtcChecks/dtcChecks.ts'
import { memoizeRecent } from '../../core/pipeline/memoizeRecent.ts'
import { useEditor } from '../../store/editorStore.ts'
import { Select } from '../../ui/Select.tsx'
import { PlaceLink } from '../PlaceLink.tsx'
import styles from './DtcSection.module.css'
import { type DtcReport, dtcReport } from './dtcReport.ts'
import { SeverityIcon } from './SeverityIcon.tsx'

const NEWEST = DTC_VERSIONS[DTC_VERSIONS.length - 1] ?? '1.8.1'

/** dtc's checks of the tree as it is on the canvas, by their names. */
export default function DtcWarnings() {
  const project = useEditor((state) => state.project)
  const [version, setVersion] = useState<DtcVersion>(NEWEST)
  const [all, setAll] = useState(false)
  const id = useId()
  if (project === null) return null
  return (
    <>
      <div className={styles.bar}>
        <span>
          <label htmlFor={id}>dtc</label>
          <Select
            id={id}
            value={version}
            options={OPTIONS}
            onChange={(value) =>
              setVersion(DTC_VERSIONS.find((known) => known === value) ?? NEWEST)
            }
          />
        </span>
        <label title="The kernel's build turns off unit_address_vs_reg, alias_paths and unique_unit_address, unless it is run with W=1">
          <input type="checkbox" checked={all} onChange={() => setAll(!all)} />
          with the checks the kernel’s build turns off
        </label>
      </div>
      <Report report={reportOnce(project, version, all)} />
    </>
  )
}

const OPTIONS = DTC_VERSIONS.toReversed().map((value) => ({ value, label: value }))

const reportOnce = memoizeRecent(
  1,
  (project: Parameters<typeof dtcReport>[0], version: DtcVersion, all: boolean): DtcReport =>
    dtcReport(project, { version, all }),
)

function Report({ report }: { readonly report: DtcReport }) {
  if (report.kind === 'not-checked') return <p className={styles.none}>{report.why}</p>
  const { groups, texts } = report
  if (groups.length === 0)
    return <p className={styles.none}>dtc has nothing to say of this tree.</p>
  return groups.map(({ check, since, findings }) => (
    <section key={check} className={styles.group} aria-label={check}>
      <h3>
        <code>{check}</code> <span className={styles.since}>since dtc {since}</span>
      </h3>
      <ul>
        {findings.map((finding, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one list of one report, never reordered
          <Row key={at} finding={finding} texts={texts} />
        ))}
      </ul>
    </section>
  ))
}

function Row({
  finding: { severity, message, subject },
  texts,
}: {
  readonly finding: DtcFinding
  readonly texts: Parameters<typeof PlaceLink>[0]['texts']
}) {
  return (
    <li className={styles.row}>
      <SeverityIcon severity={severity} />
      <span className={styles.message}>{message}</span>
      {subject.kind === 'text' && <PlaceLink texts={texts} span={subject.span} />}
    </li>
  )
}
