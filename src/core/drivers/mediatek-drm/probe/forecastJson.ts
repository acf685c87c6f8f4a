import type { BlockId } from '../../../base/ids.ts'
import type { PipelineGraph } from '../../../pipeline/document.ts'
import { componentById } from '../../../soc/ddpComponents.ts'
import { CRTC_NAMES } from '../resolveMmsys.ts'
import type { MmsysForecast, ProbeForecast } from './probeForecast.ts'
import { standIns } from './standIns.ts'
import { whoWaits } from './whoWaits.ts'

/** A probe forecast as `portwire resolve --json` prints it. An interface: fields are only ever added. */
export interface ForecastJson {
  readonly kernel: string
  readonly headline: string
  /** 'up', 'waits', 'bind-fails', 'crashes', 'hangs' or 'no-mmsys'. */
  readonly drm: string
  readonly mmsys: readonly MmsysForecastJson[]
  readonly crtcs: readonly CrtcJson[]
  /** Who waits for whom where the device never comes: node paths, and a sentence. */
  readonly waits: readonly {
    readonly who: string
    readonly whom: string | null
    readonly text: string
  }[]
}

interface MmsysForecastJson {
  readonly node: string
  /** 'binds', 'waits', 'probe-fails', 'disabled', 'crashes' or 'hangs'. */
  readonly state: string
  /** Which node stands for each component id of its paths: the last of those taken for it. */
  readonly components: readonly {
    readonly id: number
    readonly name: string
    readonly node: string | null
    readonly alias: string | null
    readonly displaced: readonly string[]
  }[]
}

interface CrtcJson {
  readonly crtc: number
  readonly node: string
  readonly path: 'MAIN' | 'EXT' | 'THIRD'
  readonly components: readonly string[]
  readonly planes: number
}

export function forecastJson(graph: PipelineGraph, forecast: ProbeForecast): ForecastJson {
  const { kernel, headline, drm, mmsys } = forecast
  const pathOf = (id: BlockId): string => graph.blocks[id]?.path ?? id
  const crtcs = drm.kind === 'up' || drm.kind === 'bind-fails' ? drm.crtcs : []
  const ofMmsys = (one: MmsysForecast): MmsysForecastJson => ({
    node: one.resolution.path,
    state: one.state.kind,
    components: standIns(graph, one, kernel).map(({ id, block, alias, displaced }) => ({
      id,
      name: componentById(id).name,
      node: block === null ? null : pathOf(block),
      alias,
      displaced: displaced.map(pathOf),
    })),
  })
  return {
    kernel,
    headline,
    drm: drm.kind,
    mmsys: mmsys.map(ofMmsys),
    crtcs: crtcs.map(({ number, mmsys: owner, crtc, path, planes }) => ({
      crtc: number,
      node: pathOf(owner),
      path: CRTC_NAMES[crtc],
      components: path.map(({ id }) => componentById(id).name),
      planes: planes.length,
    })),
    waits: whoWaits(graph, forecast).map(({ who, whom, text }) => ({
      who: pathOf(who),
      whom: whom === null ? null : pathOf(whom),
      text,
    })),
  }
}
