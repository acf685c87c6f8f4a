export interface GceEvent {
  readonly name: string
  /** As the hardware counts: each SoC's GCE has its own numbers. */
  readonly number: number
}

/**
 * enum cmdq_event and its hardware numbers, seed 001; the same 22 stand in
 * include/dt-bindings/gce/mt8173-gce.h. The place in this list, which callers of the seed pass, is not
 * the hardware number.
 */
export const GCE_EVENTS: readonly GceEvent[] = [
  { name: 'CMDQ_EVENT_DISP_OVL0_SOF', number: 11 },
  { name: 'CMDQ_EVENT_DISP_OVL1_SOF', number: 12 },
  { name: 'CMDQ_EVENT_DISP_RDMA0_SOF', number: 13 },
  { name: 'CMDQ_EVENT_DISP_RDMA1_SOF', number: 14 },
  { name: 'CMDQ_EVENT_DISP_RDMA2_SOF', number: 15 },
  { name: 'CMDQ_EVENT_DISP_WDMA0_SOF', number: 16 },
  { name: 'CMDQ_EVENT_DISP_WDMA1_SOF', number: 17 },
  { name: 'CMDQ_EVENT_DISP_OVL0_EOF', number: 39 },
  { name: 'CMDQ_EVENT_DISP_OVL1_EOF', number: 40 },
  { name: 'CMDQ_EVENT_DISP_RDMA0_EOF', number: 41 },
  { name: 'CMDQ_EVENT_DISP_RDMA1_EOF', number: 42 },
  { name: 'CMDQ_EVENT_DISP_RDMA2_EOF', number: 43 },
  { name: 'CMDQ_EVENT_DISP_WDMA0_EOF', number: 44 },
  { name: 'CMDQ_EVENT_DISP_WDMA1_EOF', number: 45 },
  { name: 'CMDQ_EVENT_MUTEX0_STREAM_EOF', number: 53 },
  { name: 'CMDQ_EVENT_MUTEX1_STREAM_EOF', number: 54 },
  { name: 'CMDQ_EVENT_MUTEX2_STREAM_EOF', number: 55 },
  { name: 'CMDQ_EVENT_MUTEX3_STREAM_EOF', number: 56 },
  { name: 'CMDQ_EVENT_MUTEX4_STREAM_EOF', number: 57 },
  { name: 'CMDQ_EVENT_DISP_RDMA0_UNDERRUN', number: 63 },
  { name: 'CMDQ_EVENT_DISP_RDMA1_UNDERRUN', number: 64 },
  { name: 'CMDQ_EVENT_DISP_RDMA2_UNDERRUN', number: 65 },
]

/** Mainline takes hardware numbers below this (CMDQ_MAX_EVENT); the limit itself is refused. */
export const MAINLINE_EVENT_LIMIT = 0x3ff
