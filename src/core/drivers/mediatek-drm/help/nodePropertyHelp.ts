import type { Help } from './help.ts'
import { propertyHelp } from './propertyHelp.ts'

/** What any property of a display node is for; null for one that no driver or binding of them names. */
export const nodePropertyHelp = (name: string): Help | null =>
  propertyHelp(name) ?? BY_NAME.get(name) ?? BY_END.find(([end]) => name.endsWith(end))?.[1] ?? null

/**
 * What the other properties of display nodes are for: those the drivers of the single blocks, of panels,
 * bridges and connectors, or the kernel's frameworks read. From the bindings, by file name below
 * Documentation/devicetree/bindings or in dt-schema, and from the function that reads the property.
 */
const PROPERTIES = {
  '#address-cells': {
    text: 'How many cells an address takes in the reg of the child nodes. The children of a ports or port node are numbered with one.',
    source: 'graph.yaml, dt-schema',
  },
  '#size-cells': {
    text: 'How many cells a size takes in the reg of the child nodes. The numbers of ports and endpoints have none: 0.',
    source: 'graph.yaml, dt-schema',
  },
  '#clock-cells': {
    text: 'The device is a source of clocks: so many cells follow its phandle where a clock of it is named.',
    source: 'clock.yaml, dt-schema',
  },
  '#dma-cells': {
    text: 'The device can serve others as a DMA controller: so many cells follow its phandle where a channel of it is named.',
    source: 'dma/dma-controller.yaml',
  },
  '#phy-cells': {
    text: 'The device is a PHY, which drives the pins of a display output: so many cells follow its phandle in phys.',
    source: 'phy-provider.yaml, dt-schema',
  },
  '#reset-cells': {
    text: 'The device holds reset lines: so many cells follow its phandle in resets. An mmsys resets blocks of its own.',
    source: 'reset.yaml, dt-schema; mtk_mmsys_probe()',
  },
  '#sound-dai-cells': {
    text: 'The device takes sound for its display cable: so many cells follow its phandle where a sound card names it.',
    source: 'sound/dai-common.yaml',
  },
  'assigned-clocks': {
    text: 'Clocks that are set up before the driver of the device probes, with assigned-clock-parents or assigned-clock-rates.',
    source: 'of_clk_set_defaults(), drivers/clk/clk-conf.c',
  },
  'assigned-clock-parents': {
    text: 'The parents given to the assigned-clocks, in their order, before the driver probes.',
    source: 'of_clk_set_defaults(), drivers/clk/clk-conf.c',
  },
  'assigned-clock-rates': {
    text: 'The rates given to the assigned-clocks, in Hz, in their order; 0 leaves one as it is.',
    source: 'of_clk_set_defaults(), drivers/clk/clk-conf.c',
  },
  backlight: {
    text: 'The device that lights the panel. The panel driver waits until that has probed, and the display with it.',
    source: 'display/panel/panel-common.yaml; drm_panel_of_backlight()',
  },
  'bus-width': {
    text: 'How many data lines come in: of the IT66121, 12 with two edges a clock, or 24 with one.',
    source: 'display/bridge/ite,it66121.yaml',
  },
  'clock-names': {
    text: 'A name for each entry of clocks, in their order, for a driver that asks by name.',
    source: 'of_parse_clkspec(), drivers/clk/clk.c',
  },
  'clock-output-names': {
    text: 'What the clocks are called that the device is a source of.',
    source: 'clock.yaml, dt-schema',
  },
  'ddc-en-gpios': {
    text: 'The GPIO that switches the DDC lines of the connector on.',
    source: 'display/connector/hdmi-connector.yaml',
  },
  'ddc-i2c-bus': {
    text: 'The I2C bus over which the modes of the monitor are read, its EDID.',
    source: 'display/connector/hdmi-connector.yaml; display_connector_probe()',
  },
  'height-mm': {
    text: 'How high the visible area is, in mm; told to user space, with width-mm.',
    source: 'display/panel/panel-common.yaml',
  },
  'hpd-gpios': {
    text: 'The GPIO that tells whether a monitor is plugged in.',
    source: 'display/connector/hdmi-connector.yaml; display_connector_probe()',
  },
  'interrupt-parent': {
    text: 'The controller its interrupts go to, where it is not the one of the parent node.',
    source: 'of_irq_find_parent(), drivers/of/irq.c',
  },
  interrupts: {
    text: 'The interrupt lines of the device. That of the first block of a path, an OVL or RDMA, is what vblank is told by.',
    source: 'interrupts.yaml, dt-schema; mtk_crtc_create()',
  },
  iommus: {
    text: 'The IOMMU through which the block reads or writes memory, and its port there.',
    source: 'iommu/mediatek,iommu.yaml',
  },
  label: {
    text: 'A name for people: what is printed beside the socket, say. No driver decides by it.',
    source: 'display/connector/hdmi-connector.yaml',
  },
  'max-linkrate-mhz': {
    text: 'The fastest link rate of a DisplayPort transmitter: 1620, 2700, 5400 or 8100. Without it the transmitter does not probe.',
    source: 'display/mediatek/mediatek,dp.yaml; mtk_dp_dt_parse()',
  },
  'mediatek,ibias': {
    text: 'Bias current of the HDMI PHY’s drivers below 1.65 Gbps, 0 to 63.',
    source: 'phy/mediatek,hdmi-phy.yaml',
  },
  'mediatek,ibias_up': {
    text: 'Bias current of the HDMI PHY’s drivers from 1.65 Gbps on, 0 to 63.',
    source: 'phy/mediatek,hdmi-phy.yaml',
  },
  'mediatek,merge-fifo-en': {
    text: 'The MERGE buffers ahead, and asks memory for more in time: for outputs that must not run dry.',
    source: 'display/mediatek/mediatek,merge.yaml; mtk_disp_merge_probe()',
  },
  'mediatek,merge-mute': {
    text: 'The MERGE can be muted, and is while it is stopped.',
    source: 'display/mediatek/mediatek,merge.yaml; mtk_merge_stop_cmdq()',
  },
  'mediatek,rdma-fifo-size': {
    text: 'How many bytes the FIFO of this RDMA holds, where it is not what the driver knows of the SoC.',
    source: 'display/mediatek/mediatek,rdma.yaml; mtk_disp_rdma_probe()',
  },
  'mediatek,syscon-hdmi': {
    text: 'The system configuration registers, and the offset of the HDMI encoder’s there.',
    source: 'display/mediatek/mediatek,hdmi.yaml',
  },
  'no-hpd': {
    text: 'The panel’s hot plug line is not wired: the driver waits as long as the panel may take instead.',
    source: 'display/panel/panel-common.yaml',
  },
  'nvmem-cells': {
    text: 'Fuses of the chip with values for this device: the calibration of a DisplayPort transmitter.',
    source: 'display/mediatek/mediatek,dp.yaml',
  },
  'nvmem-cell-names': {
    text: 'A name for each entry of nvmem-cells, in their order.',
    source: 'display/mediatek/mediatek,dp.yaml',
  },
  phandle: {
    text: 'The number other nodes refer to this one by. dtc gives it; in source text a label stands for it.',
    source: 'Devicetree Specification, 2.3.3',
  },
  'phy-names': {
    text: 'A name for each entry of phys: dphy of a DSI host, hdmi of an HDMI encoder.',
    source: 'display/mediatek/mediatek,dsi.yaml, mediatek,hdmi.yaml',
  },
  phys: {
    text: 'The PHY that drives the pins: MIPI TX of a DSI host, the HDMI PHY of an HDMI encoder. Without a driver for it the output does not probe.',
    source: 'display/mediatek/mediatek,dsi.yaml; mtk_dsi_probe()',
  },
  'pinctrl-0': {
    text: 'The pin settings of the first name in pinctrl-names, “default” as a rule: made before the driver probes.',
    source: 'pinctrl_bind_pins(), drivers/base/pinctrl.c',
  },
  'pinctrl-1': {
    text: 'The pin settings of the second name in pinctrl-names, “sleep” as a rule.',
    source: 'pinctrl/pinctrl-consumer.yaml, dt-schema',
  },
  'pinctrl-names': {
    text: 'What the pin settings are for, in the order of pinctrl-0, pinctrl-1 and so on.',
    source: 'pinctrl/pinctrl-consumer.yaml, dt-schema',
  },
  'power-domains': {
    text: 'The power domain that must be on for the registers to answer. The driver core attaches the device to it before its driver probes.',
    source: 'genpd_dev_pm_attach(), drivers/pmdomain/core.c',
  },
  'reg-names': {
    text: 'A name for each register range of reg, in their order.',
    source: 'resource-names.txt',
  },
  'reset-names': {
    text: 'A name for each entry of resets, in their order.',
    source: 'reset.yaml, dt-schema',
  },
  resets: {
    text: 'The reset lines of the device.',
    source: 'reset.yaml, dt-schema',
  },
  rotation: {
    text: 'How the panel is built in, in degrees counter clockwise: 0, 90, 180 or 270. User space is told; the pipeline turns nothing by it.',
    source: 'display/panel/panel-common.yaml; of_drm_get_panel_orientation()',
  },
  type: {
    text: 'Which kind of socket it is: of HDMI a, b, c, d or e; of DisplayPort full-size or mini.',
    source: 'display/connector/hdmi-connector.yaml, dp-connector.yaml',
  },
  'width-mm': {
    text: 'How wide the visible area is, in mm; told to user space, with height-mm.',
    source: 'display/panel/panel-common.yaml',
  },
} as const satisfies Readonly<Record<string, Help>>

const BY_NAME: ReadonlyMap<string, Help> = new Map(Object.entries(PROPERTIES))

/** Properties that are many by their end: which supply or line it is, the binding of the device says. */
const BY_END: readonly (readonly [end: string, help: Help])[] = [
  [
    'power-supply',
    {
      text: 'The regulator that feeds the device; switched on with it.',
      source: 'display/panel/panel-common.yaml',
    },
  ],
  [
    'hdmi-pwr-supply',
    {
      text: 'The regulator of the +5 V pin of the socket.',
      source: 'display/connector/hdmi-connector.yaml',
    },
  ],
  [
    '-supply',
    {
      text: 'The regulator of the pin of that name; without one the kernel takes it for always on.',
      source: 'regulator/regulator.yaml; regulator_get()',
    },
  ],
  [
    'enable-gpios',
    {
      text: 'The GPIO that enables the panel, not its backlight.',
      source: 'display/panel/panel-common.yaml',
    },
  ],
  [
    'reset-gpios',
    {
      text: 'The GPIO that resets the device. The flag in it says which level is active.',
      source: 'display/panel/panel-common.yaml',
    },
  ],
  [
    'powerdown-gpios',
    {
      text: 'The GPIO that puts the bridge to sleep, low as a rule.',
      source: 'display/bridge/ps8640.yaml',
    },
  ],
  [
    '-gpios',
    {
      text: 'The GPIO at the pin of that name. The flag in it says which level is active.',
      source: 'gpio-consumer.yaml, dt-schema',
    },
  ],
]
