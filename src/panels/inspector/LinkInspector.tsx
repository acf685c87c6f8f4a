import ArrowRight from 'lucide-react/icons/arrow-right'
import Unlink from 'lucide-react/icons/unlink'
import { blockOfEndpoint, type EndpointId } from '../../core/base/ids.ts'
import { FIELD_HELP } from '../../core/drivers/mediatek-drm/help/fieldHelp.ts'
import { portHelp } from '../../core/drivers/mediatek-drm/help/portHelp.ts'
import { propertyHelp } from '../../core/drivers/mediatek-drm/help/propertyHelp.ts'
import { CRTC_NAMES } from '../../core/drivers/mediatek-drm/resolveMmsys.ts'
import { type EndpointPlace, numberOf, placeOf } from '../../core/pipeline/endpoints.ts'
import { blockName } from '../../core/pipeline/links.ts'
import { useEditor } from '../../store/editorStore.ts'
import { selectGraph, selectLinks, selectMarks } from '../../store/selectors.ts'
import { Button } from '../../ui/Button.tsx'
import { EndpointNumber } from './EndpointNumber.tsx'
import { Field } from './Field.tsx'
import styles from './Inspector.module.css'
import { OriginSection } from './OriginSection.tsx'

/** One link: its two ends, and whether the driver's walk goes over it. */
export function LinkInspector({
  from,
  to,
}: {
  readonly from: EndpointId
  readonly to: EndpointId
}) {
  const graph = useEditor(selectGraph)
  const links = useEditor(selectLinks)
  const marks = useEditor(selectMarks)
  const apply = useEditor((state) => state.apply)
  const leaving = placeOf(graph, from)
  const entering = placeOf(graph, to)
  const sink = graph.blocks[blockOfEndpoint(to)]
  const link = links.find((one) => one.from === from && one.to === to)
  if (leaving === null || sink === undefined || link === undefined) {
    return <p className={styles.empty}>This link is gone.</p>
  }
  const mark = marks.links.get(from)
  return (
    <div className={styles.body}>
      <h3 className={styles.name}>
        {blockName(leaving.block)}
        <ArrowRight size={14} aria-label="to" />
        {blockName(sink)}
      </h3>
      <End name="Leaves" place={leaving} />
      {entering === null ? (
        <Field name="Enters">
          <p>No endpoint: the phandle names something else, and this is the device above it.</p>
        </Field>
      ) : (
        <End name="Enters" place={entering} />
      )}
      <Field name="Path" help={FIELD_HELP.path}>
        <p>
          {mark === undefined
            ? 'No walk of the driver comes over this link.'
            : `${CRTC_NAMES[mark.crtc]} goes over it.`}
        </p>
      </Field>
      <Field name="Ends" help={propertyHelp('remote-endpoint')}>
        <p>
          {link.mutual
            ? 'Each end names the other.'
            : 'One-way: one end does not name the other. The driver follows it from the end that does, and dtc warns.'}
        </p>
      </Field>
      <div className={styles.bar}>
        <Button onClick={() => apply({ kind: 'unlink', endpoints: [from, to] })}>
          <Unlink size={14} />
          Unlink
        </Button>
      </div>
      <OriginSection subject={{ kind: 'link', ends: [from, to] }} />
    </div>
  )
}

function End({ name, place }: { readonly name: string; readonly place: EndpointPlace }) {
  const revealBlock = useEditor((state) => state.revealBlock)
  const { block, port, endpoint } = place
  return (
    <Field name={name} help={portHelp(place)}>
      <span className={styles.end}>
        <button type="button" className={styles.jump} onClick={() => revealBlock(block.id)}>
          {blockName(block)}
        </button>
        <span>
          port {numberOf(port)}, endpoint <EndpointNumber endpoint={endpoint} />
        </span>
      </span>
      <code className={styles.dim}>{endpoint.labels.join(', ')}</code>
    </Field>
  )
}
