import TriangleAlert from 'lucide-react/icons/triangle-alert'
import type { PathRouting } from '../../core/drivers/mediatek-drm/probe/routingOf.ts'
import { Disclosure } from './Disclosure.tsx'
import styles from './RoutingDetails.module.css'
import { isDoubtful, routingRows, routingSummary } from './routingRows.ts'

/** Whether multiplexers and mutex are set up for a path, hop by hop; what nobody knows stands out. */
export function RoutingDetails({
  routing,
  isUsed,
}: {
  readonly routing: PathRouting
  /** A CRTC is made of the path, so that it is ever written. */
  readonly isUsed: boolean
}) {
  const rows = routingRows(routing)
  const doubtful = isDoubtful(rows)
  return (
    <Disclosure
      className={styles.routing}
      data-doubtful={doubtful}
      title={
        <>
          {doubtful && <TriangleAlert size={12} role="img" aria-label="In doubt" />}
          Routing{isUsed ? '' : ', though no CRTC is made of it'}: {routingSummary(routing)}
        </>
      }
    >
      {() => (
        <table>
          <tbody>
            {rows.map(({ subject, text, tone }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a path may hold the same component twice
              <tr key={at} data-tone={tone}>
                <th scope="row">{subject}</th>
                <td>{text}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Disclosure>
  )
}
