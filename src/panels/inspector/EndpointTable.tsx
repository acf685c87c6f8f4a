import Trash2 from 'lucide-react/icons/trash-2'
import Unlink from 'lucide-react/icons/unlink'
import { useId } from 'react'
import { FIELD_HELP } from '../../core/drivers/mediatek-drm/help/fieldHelp.ts'
import { portHelp } from '../../core/drivers/mediatek-drm/help/portHelp.ts'
import type { Block } from '../../core/pipeline/document.ts'
import {
  baseName,
  type EndpointPlace,
  endpointsOf,
  numberOf,
} from '../../core/pipeline/endpoints.ts'
import { directionOf } from '../../core/pipeline/links.ts'
import { useEditor } from '../../store/editorStore.ts'
import { HelpTip } from '../../ui/HelpTip.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { AddEndpoint } from './AddEndpoint.tsx'
import { EndpointNumber } from './EndpointNumber.tsx'
import styles from './EndpointTable.module.css'
import { RemoteCell } from './RemoteCell.tsx'

/** The ports of a block, every endpoint with its number and what it is linked to. */
export function EndpointTable({ block }: { readonly block: Block }) {
  const heading = useId()
  const places = endpointsOf(block)
  return (
    <section className={styles.section} aria-labelledby={heading}>
      <h4 id={heading}>Ports and endpoints</h4>
      {places.length === 0 ? (
        <p className={styles.none}>No endpoint yet. Drawing a link makes one.</p>
      ) : (
        <table className={styles.table} aria-labelledby={heading}>
          <thead>
            <tr>
              <th scope="col">Port</th>
              <th scope="col">
                <HelpTip {...FIELD_HELP.number}>No.</HelpTip>
              </th>
              <th scope="col">Linked to</th>
              <th scope="col">
                <span className="visually-hidden">Actions</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {places.map((place) => (
              <Row key={place.endpoint.id} place={place} />
            ))}
          </tbody>
        </table>
      )}
      <AddEndpoint block={block} />
    </section>
  )
}

function Row({ place }: { readonly place: EndpointPlace }) {
  const apply = useEditor((state) => state.apply)
  const { group, port, endpoint } = place
  const name = endpoint.labels[0] ?? endpoint.name
  const ignored =
    group.container !== null && baseName(group.container) !== 'ports' ? group.container : null
  return (
    <tr data-endpoint={endpoint.id}>
      <td title={`${port.name}${port.reg === null ? ', no reg' : ''}`}>
        <HelpTip {...portHelp(place)}>{numberOf(port)}</HelpTip>
        {ignored !== null && (
          <span className={styles.ignored} title={`In ${ignored}, which the kernel passes over`}>
            {ignored}
          </span>
        )}
      </td>
      <td>
        <EndpointNumber endpoint={endpoint} />
      </td>
      <td>
        <div className={styles.remote}>
          <RemoteCell endpoint={endpoint} direction={directionOf(place)} />
        </div>
        <code className={styles.label}>{endpoint.labels.join(', ')}</code>
      </td>
      <td className={styles.actions}>
        <IconButton
          label={`Unlink ${name}`}
          disabled={endpoint.remote === null}
          onClick={() => apply({ kind: 'unlink', endpoints: [endpoint.id] })}
        >
          <Unlink size={14} />
        </IconButton>
        <IconButton
          label={`Remove ${name}`}
          onClick={() => apply({ kind: 'remove-endpoint', endpoint: endpoint.id })}
        >
          <Trash2 size={14} />
        </IconButton>
      </td>
    </tr>
  )
}
