import Check from 'lucide-react/icons/check'
import X from 'lucide-react/icons/x'
import styles from './Preview.module.css'

/**
 * What the paths panel looks like, for who has not opened a board yet: one sound path, and one whose
 * RDMA0 lacks the endpoint the driver asks for.
 */
export function Preview() {
  return (
    <figure className={styles.figure}>
      <figcaption className="visually-hidden">
        An example of a result: one path is built; another fails the probe at RDMA0, which has no
        endpoint 0.
      </figcaption>
      <div className={styles.card} data-tone="ok" aria-hidden="true">
        <p>
          <i />
          <b>MAIN</b>
          <span>
            <Check size={14} strokeWidth={2.4} />
            built
          </span>
        </p>
        <ol>
          {['OVL0', 'RDMA0', 'COLOR0', 'CCORR', 'DSI0'].map((name) => (
            <li key={name}>{name}</li>
          ))}
        </ol>
      </div>
      <div className={styles.card} data-tone="bad" aria-hidden="true">
        <p>
          <i />
          <b>MAIN</b>
          <span>
            <X size={14} strokeWidth={2.4} />
            fails the probe (-EINVAL)
          </span>
        </p>
        <ol>
          <li>OVL0</li>
          <li>RDMA0</li>
          <li data-tone="bad">no endpoint 0</li>
        </ol>
        <pre>Invalid display hw pipeline. Last component: 53 (ret=-2)</pre>
      </div>
    </figure>
  )
}
