import { SOCS } from '../../core/soc/catalogue.ts'
import { roleOf } from '../../core/soc/role.ts'
import type { Soc } from '../../core/soc/soc.ts'
import styles from './SocPicker.module.css'

/** Every SoC of the catalogue, the ones with most to wire first. */
export function SocPicker({ onPick }: { readonly onPick: (soc: Soc, name: string) => void }) {
  return (
    <section className={styles.picker} aria-labelledby="soc-heading">
      <h2 id="soc-heading">Start from a SoC</h2>
      <p className={styles.lead}>
        The display blocks, labels and ports of its mainline <code>.dtsi</code>, ready to wire.
      </p>
      <ul className={styles.grid}>
        {RANKED.map(({ soc, blocks }) => (
          <li key={soc.id} data-empty={blocks === 0}>
            <button type="button" className={styles.soc} onClick={() => onPick(soc, soc.name)}>
              <strong>{soc.name}</strong>
              <span>{blockCount(blocks)}</span>
              <code>{fileName(soc.dtsi)}</code>
            </button>
            {soc.variants.length > 0 && (
              <p className={styles.variants}>
                {soc.variants.map(({ name }) => (
                  <button
                    key={name}
                    type="button"
                    title={`${name} boards use this .dtsi`}
                    onClick={() => onPick(soc, name)}
                  >
                    {name}
                  </button>
                ))}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

const displayBlocks = (soc: Soc): number =>
  soc.nodes.filter(({ compatible }) => {
    const { kind } = roleOf(compatible)
    return kind === 'component' || kind === 'adaptor'
  }).length

const RANKED = SOCS.map((soc) => ({ soc, blocks: displayBlocks(soc) })).sort(
  (a, b) => b.blocks - a.blocks,
)

const fileName = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

const blockCount = (blocks: number): string =>
  blocks === 0 ? 'no blocks' : blocks === 1 ? '1 block' : `${blocks} blocks`
