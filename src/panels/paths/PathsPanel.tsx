import { useId } from 'react'
import { errnoName } from '../../core/base/errno.ts'
import { boardVerdict } from '../../core/drivers/mediatek-drm/boardVerdict.ts'
import { builtPathRouting } from '../../core/drivers/mediatek-drm/probe/builtPathRouting.ts'
import type {
  MmsysForecast,
  ProbeForecast,
} from '../../core/drivers/mediatek-drm/probe/probeForecast.ts'
import { standIns } from '../../core/drivers/mediatek-drm/probe/standIns.ts'
import type { PathResult } from '../../core/drivers/mediatek-drm/resolveMmsys.ts'
import { blockName, nodeName } from '../../core/pipeline/links.ts'
import { selectForecast } from '../../store/driverSelectors.ts'
import { useEditor } from '../../store/editorStore.ts'
import { selectGraph } from '../../store/selectors.ts'
import { ToneBand } from '../../ui/ToneBand.tsx'
import { PanelHead } from '../PanelHead.tsx'
import { unbroken } from '../unbroken.tsx'
import { Disclosure } from './Disclosure.tsx'
import { FactList } from './FactList.tsx'
import { HardcodedPaths } from './HardcodedPaths.tsx'
import { PathCard } from './PathCard.tsx'
import styles from './PathsPanel.module.css'
import { drmFacts, mmsysFacts } from './probeFacts.ts'
import { StandInTable } from './StandInTable.tsx'

/** What the driver makes of the document, as it is being edited: of all of it, then per mmsys its three paths. */
export function PathsPanel() {
  const graph = useEditor(selectGraph)
  const forecast = useEditor(selectForecast)
  const heading = useId()
  const { headline, paths, tone } = boardVerdict(graph, forecast)
  const facts = drmFacts(graph, forecast)
  return (
    <section className={styles.panel} aria-labelledby={heading}>
      <PanelHead title="Paths" id={heading}>
        <span className={styles.source}>as mediatek-drm {forecast.kernel} probes</span>
      </PanelHead>
      <ToneBand className={styles.verdict} tone={tone} data-testid="verdict">
        <p>
          <strong>{unbroken(headline)}</strong>
          <span>{unbroken(paths)}</span>
        </p>
      </ToneBand>
      <div className={styles.rest}>
        {facts.length > 0 && (
          <div className={styles.device}>
            <Disclosure
              title={
                forecast.drm.kind === 'waits'
                  ? 'Who waits for whom'
                  : 'The DRM device, its CRTCs and outputs'
              }
            >
              {() => <FactList facts={facts} />}
            </Disclosure>
          </div>
        )}
        {forecast.mmsys.map((one) => (
          <Mmsys key={one.resolution.block} forecast={one} drm={forecast.drm} />
        ))}
      </div>
    </section>
  )
}

function Mmsys({
  forecast,
  drm,
}: {
  readonly forecast: MmsysForecast
  readonly drm: ProbeForecast['drm']
}) {
  const { resolution } = forecast
  const graph = useEditor(selectGraph)
  const block = graph.blocks[resolution.block]
  const kernel = useEditor((state) => state.kernel)
  const revealBlock = useEditor((state) => state.revealBlock)
  const heading = useId()
  if (block === undefined) return null
  const crtcs = drm.kind === 'up' || drm.kind === 'bind-fails' ? drm.crtcs : []
  const crtcOf = ({ crtc }: PathResult) =>
    crtcs.find((made) => made.mmsys === block.id && made.crtc === crtc)
  const ownLog = resolution.paths.every(({ walk }) => walk === null) ? resolution.log : []
  return (
    <section className={styles.mmsys} aria-labelledby={heading}>
      <h3 id={heading}>
        <button type="button" onClick={() => revealBlock(block.id)}>
          {blockName(block)}
        </button>
        <code>{nodeName(block)}</code>
        {resolution.errno !== 0 && (
          <span className={styles.errno}>probe returns {errnoName(resolution.errno)}</span>
        )}
      </h3>
      {ownLog.map(({ level, text }) => (
        <pre key={text} className={styles.log} data-level={level}>
          {text}
        </pre>
      ))}
      {resolution.paths.map((path) => (
        <PathCard
          key={path.crtc}
          resolution={resolution}
          path={path}
          crtc={crtcOf(path)?.number ?? null}
          routing={crtcOf(path)?.routing ?? builtPathRouting(graph, forecast, path, kernel)}
        />
      ))}
      <Disclosure title={`Probe of ${blockName(block)}: ${STATES[forecast.state.kind]}`}>
        {() => <FactList facts={mmsysFacts(graph, forecast)} />}
      </Disclosure>
      {forecast.siblings !== null && (
        <Disclosure title="Which node stands for which component">
          {() => <StandInTable standIns={standIns(graph, forecast, kernel)} />}
        </Disclosure>
      )}
      <Disclosure title="Compare with the hardcoded paths">
        {() => <HardcodedPaths mmsys={block.id} />}
      </Disclosure>
    </section>
  )
}

const STATES: Readonly<Record<MmsysForecast['state']['kind'], string>> = {
  disabled: 'disabled',
  hangs: 'never ends',
  'probe-fails': 'fails',
  crashes: 'crashes',
  waits: 'waits for ever',
  binds: 'binds',
}
