import type { Help } from './help.ts'

/** What a property is to the display drivers; null for one that none of them reads. */
export const propertyHelp = (name: string): Help | null => BY_NAME.get(name) ?? null

/** By the name in the device tree; of an endpoint, a port and a device alike. */
const PROPERTIES = {
  compatible: {
    text: 'What the device is. The driver takes the earliest string of the list that it knows; strings it does not know are passed over.',
    source: 'of_match_node(), drivers/of/base.c',
  },
  status: {
    text: 'Absent, okay or ok: the device is there. Anything else: it is not, and a path that comes to it is dropped. The status of ports and endpoints is never read.',
    source: 'of_device_is_available(), mtk_drm_of_get_ddp_ep_cid()',
  },
  reg: {
    text: 'Of a device: where its registers are. Of a port or an endpoint: its number, which is 0 without one. The unit address in the name is never read.',
    source: 'of_graph_parse_endpoint(), drivers/of/property.c',
  },
  'remote-endpoint': {
    text: 'The endpoint at the other end of the link. A path is followed from the end that leaves; both ends ought to name each other.',
    source: 'of_graph_get_remote_endpoint(), drivers/of/property.c',
  },
  'data-lanes': {
    text: 'On the first endpoint in port 1 of a DisplayPort transmitter: 1, 2 or 4 entries, one for each lane.',
    source: 'mtk_dp_dt_parse()',
  },
  clocks: {
    text: 'Clock 0 is taken by mediatek-drm itself of DITHER, DSC, OD, POSTMASK, UFOE and WDMA: without it the probe fails. Other blocks have drivers of their own.',
    source: 'mtk_ddp_comp_init()',
  },
  mboxes: {
    text: 'The command queue threads of an mmsys, one for each CRTC in the order they are created. A CRTC without one is programmed by the CPU.',
    source: 'mtk_crtc_create()',
  },
  'mediatek,gce-client-reg': {
    text: 'How the command queue reaches the registers: mailbox, subsystem, offset and size.',
    source: 'cmdq_dev_get_client_reg()',
  },
  'mediatek,gce-events': {
    text: 'Of a mutex: the event each CRTC waits for at the end of a frame, in the order of the mailboxes.',
    source: 'mtk_crtc_create()',
  },
  aliases: {
    text: 'The number at the end of the alias says which instance of its kind the block is. Without an alias a component counts as the first, and a part of the OVL adaptor not at all; a number the driver has no component for refuses it.',
    source: 'mtk_ddp_comp_get_id()',
  },
} as const satisfies Readonly<Record<string, Help>>

const BY_NAME: ReadonlyMap<string, Help> = new Map(Object.entries(PROPERTIES))
