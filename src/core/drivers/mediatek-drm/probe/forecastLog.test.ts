import { describe, expect, it } from 'vitest'
import { graphOf, idOf } from '../../../../testing/graphOf.ts'
import type { PipelineGraph } from '../../../pipeline/document.ts'
import { type ForecastLine, forecastLog } from './forecastLog.ts'
import { forecastProbe } from './forecastProbe.ts'

const logOf = (graph: PipelineGraph): ForecastLine[] => forecastLog(graph, forecastProbe(graph))

/** The lines a log shows unasked, without the matches every probe tells of. */
const shown = (graph: PipelineGraph): string[] =>
  logOf(graph)
    .filter(({ visible, text }) => visible && !text.startsWith('Adding component match'))
    .map(({ level, text }) => `${level}: ${text}`)

const PANEL = 'mmsys.0 > ovl.0 > rdma.0 > dsi.0 > panel; mutex'

describe('the log, as far as it shows unasked', () => {
  it.each([
    [
      'a hardcoded path kept with a member missing, its output enabled (trap 18)',
      'mmsys.0 > ovl.0 > rdma!.0 > dsi.0 > panel; mutex',
      [
        'info: Failed to find comp in ddp table, ret = -22',
        'err: failed to bind soc:dsi (ops mtk_dsi_component_ops): -22',
        'info: adev bind failed: -22',
      ],
    ],
    [
      'no complete path (trap 19)',
      'mmsys.0 > ovl.0 > rdma!.0 > dsi!; mutex',
      [
        'info: Not creating crtc 0 because component 4 is disabled or missing',
        'info: Not creating crtc 0 because component 40 is disabled or missing',
        'err: Need at least one OVL device',
        'info: adev bind failed: -19',
      ],
    ],
    [
      'an endpoint number that is not the path (trap 1)',
      'mmsys.0 > ovl.0 > rdma.1 > dsi.0 > panel; mutex',
      [
        'err: Invalid display hw pipeline. Last component: 53 (ret=-2)',
        'err: probe with driver mediatek-drm failed with error -22',
      ],
    ],
    [
      'an mmsys endpoint that is no path (trap 4)',
      'mmsys.3 > ovl.3 > dsi; mutex',
      [
        'err: error -EINVAL: Invalid endpoint0 number',
        'err: probe with driver mediatek-drm failed with error -22',
      ],
    ],
    [
      'no mutex: the driver core tells nothing of -ENODEV (a.5)',
      'mmsys.0 > ovl.0 > dsi.0 > panel',
      ['err: Failed to find disp-mutex node'],
    ],
    [
      'a sibling with an alias the driver has no number for (trap 27)',
      `${PANEL}; dither`,
      [
        'warn: Skipping unknown component /soc/dither',
        'info: Not creating crtc 1 because component 40 is disabled or missing',
      ],
      'dither1=dither',
    ],
    [
      'a CRTC without planes (trap 50)',
      'mmsys.0 > dither.0 > dsi.0 > panel; mutex',
      [
        'info: Not creating crtc 1 because component 40 is disabled or missing',
        'warn: Missing primary plane',
      ],
    ],
    [
      'a DPI without any link: no deferral, so it is told (d)',
      'mmsys.0 > ovl!.0 > dpi.0 >; mutex',
      ['err: Invalid component /soc/ovl', 'err: error -ENODEV: Failed to get bridge'],
    ],
  ])('%s', (_name, chains, expected, aliases = '') => {
    expect(shown(graphOf(chains, aliases))).toEqual(expected)
  })

  it('notes a deferral in debugfs alone', () => {
    const graph = graphOf('mmsys.0 > ovl.0 > dpi.-; mutex')
    const bridge = logOf(graph).filter(({ text }) => text.includes('bridge'))
    expect(bridge).toMatchObject([{ level: 'dbg', text: 'Failed to get bridge', visible: false }])
  })

  it('leads each line to its cause', () => {
    const graph = graphOf('mmsys.0 > ovl.0 > rdma.1 > dsi.0 > panel; mutex')
    const cause = logOf(graph).find(({ text }) => /Last/.test(text))
    expect(cause?.because).toEqual({
      step: 'mtk_drm_of_ddp_path_build_one',
      subject: { kind: 'block', id: idOf('rdma') },
    })
  })

  it('says nothing of paths in a kernel that reads no graph', () => {
    const graph = graphOf(PANEL)
    const texts = forecastLog(graph, forecastProbe(graph, 'v6.12')).map(({ text }) => text)
    expect(texts.filter((text) => text.includes('MMSYS'))).toEqual([])
  })
})

describe('a complete path', () => {
  it('is told step by step to who asks for debug lines', () => {
    expect(logOf(graphOf(PANEL)).map(({ level, text }) => `${level}: ${text}`)).toEqual([
      'dbg: Building display pipeline for MMSYS 0',
      'dbg: Display HW Pipeline built with 3 components.',
      'info: Adding component match for /soc/ovl',
      'info: Adding component match for /soc/rdma',
      'info: Adding component match for /soc/dsi',
      'dbg: get mutex for mmsys 0',
      'info: Not creating crtc 1 because component 40 is disabled or missing',
    ])
  })
})
