/** A SoC's `.dtsi` with one display path that is complete but for its panel. */
export const SOC = `/ {
	#address-cells = <1>;
	#size-cells = <1>;
	compatible = "mediatek,mt8195";
	soc {
		vdosys0: syscon@1 {
			compatible = "mediatek,mt8195-vdosys0";
			reg = <1 1>;
			port {
				mm_out: endpoint { remote-endpoint = <&ovl0_in>; };
			};
		};
		ovl0: ovl@2 {
			compatible = "mediatek,mt8195-disp-ovl";
			reg = <2 1>;
			ports {
				port@0 { reg = <0>; ovl0_in: endpoint { remote-endpoint = <&mm_out>; }; };
				port@1 { reg = <1>; ovl0_out: endpoint { remote-endpoint = <&dsi0_in>; }; };
			};
		};
		dsi0: dsi@3 {
			compatible = "mediatek,mt8195-dsi", "mediatek,mt8183-dsi";
			reg = <3 1>;
			status = "disabled";
			ports {
				port@0 { reg = <0>; dsi0_in: endpoint { remote-endpoint = <&ovl0_out>; }; };
				port@1 { reg = <1>; dsi0_out: endpoint { }; };
			};
		};
	};
};
`

/** A board on it, its DSI on. */
export const board = (model: string): string => `/dts-v1/;
#include "small.dtsi"
/ {
	model = "${model}";
	compatible = "acme,small", "mediatek,mt8195";
};

&dsi0 {
	status = "okay";
};
`

const overlay = (text: string): string => `/dts-v1/;\n/plugin/;\n\n${text}\n`

export const DSI_OFF = overlay('&dsi0 {\n\tstatus = "disabled";\n};')

export const PANEL = overlay(`&dsi0 {
	#address-cells = <1>;
	#size-cells = <0>;

	panel@0 {
		compatible = "acme,panel";
		reg = <0>;
		port {
			panel_in: endpoint { remote-endpoint = <&dsi0_out>; };
		};
	};
};

&dsi0_out {
	remote-endpoint = <&panel_in>;
};`)

export const NOT_FOR_IT = overlay(
  '&dsi0 {\n\tstatus = "disabled";\n};\n&dsi7 {\n\tx;\n};\n&{/soc/none} {\n\tx;\n};',
)

export const FILES = [
  { name: 'small.dts', text: board('Small board') },
  { name: 'small.dtsi', text: SOC },
]

/** A panel that two hosts drive, one by a bridge: what merges takes Tidy its time. */
export const TWO_HOSTS = `/dts-v1/;
/ {
	#address-cells = <1>;
	#size-cells = <1>;
	model = "Two hosts";
	compatible = "acme,two-hosts", "mediatek,mt8195";
	dsi0: dsi@1 {
		compatible = "mediatek,mt8195-dsi", "mediatek,mt8183-dsi";
		reg = <1 1>;
		port { dsi0_out: endpoint { remote-endpoint = <&bridge_in>; }; };
	};
	bridge {
		compatible = "acme,bridge";
		ports {
			#address-cells = <1>;
			#size-cells = <0>;
			port@0 { reg = <0>; bridge_in: endpoint { remote-endpoint = <&dsi0_out>; }; };
			port@1 { reg = <1>; bridge_out: endpoint { remote-endpoint = <&left>; }; };
		};
	};
	dsi1: dsi@2 {
		compatible = "mediatek,mt8195-dsi", "mediatek,mt8183-dsi";
		reg = <2 1>;
		port { dsi1_out: endpoint { remote-endpoint = <&right>; }; };
	};
	panel {
		compatible = "acme,wide-panel";
		ports {
			#address-cells = <1>;
			#size-cells = <0>;
			port@0 { reg = <0>; left: endpoint { remote-endpoint = <&bridge_out>; }; };
			port@1 { reg = <1>; right: endpoint { remote-endpoint = <&dsi1_out>; }; };
		};
	};
};
`
