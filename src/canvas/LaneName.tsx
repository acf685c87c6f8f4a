import { CRTC_NAMES } from '../core/drivers/mediatek-drm/resolveMmsys.ts'
import type { CrtcIndex } from '../core/drivers/mediatek-drm/walkPath.ts'
import styles from './LaneName.module.css'

/** 'MAIN · endpoint 0' with a piece of the path's line: the key to colours and dashes. */
export function LaneName({ crtc }: { readonly crtc: CrtcIndex }) {
  return (
    <span className={styles.lane} data-crtc={crtc}>
      <svg width="22" height="4" aria-hidden="true">
        <path d="M0 2H22" />
      </svg>
      {CRTC_NAMES[crtc]} · endpoint {crtc}
    </span>
  )
}
