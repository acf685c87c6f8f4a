import { describe, expect, it } from 'vitest'
import { ep, node } from './socNode.ts'

describe(node, () => {
  it('reads the registers off the unit address', () => {
    expect(node('/soc/dp-intf@1c015000', 'dp_intf0', ['a'], { status: 'disabled' })).toEqual({
      path: '/soc/dp-intf@1c015000',
      labels: ['dp_intf0'],
      compatible: ['a'],
      status: 'disabled',
      aliases: [],
      reg: [0, 0x1c015000, 0, 0x1000],
    })
  })

  it('leaves out what the .dtsi does not give', () => {
    expect(node('/soc/hdmi-tx@1c300000/i2c', '', ['a'])).toEqual({
      path: '/soc/hdmi-tx@1c300000/i2c',
      labels: [],
      compatible: ['a'],
      status: 'okay',
      aliases: [],
      reg: [],
    })
  })

  it('takes several windows and what the mailbox knows them by', () => {
    const ethdr = node('/soc/hdr-engine@1c114000', 'ethdr0', ['a'], {
      alias: 'ethdr0',
      windows: [0x1c114000, 0x1c115000],
      gce: ['gce0', 7, 0x4000, 0x5000],
    })
    expect(ethdr.aliases).toEqual(['ethdr0'])
    expect(ethdr.reg).toEqual([0, 0x1c114000, 0, 0x1000, 0, 0x1c115000, 0, 0x1000])
    expect(ethdr.gceClientReg).toEqual([
      { gce: 'gce0', subsys: 7, offset: 0x4000, size: 0x1000 },
      { gce: 'gce0', subsys: 7, offset: 0x5000, size: 0x1000 },
    ])
  })

  it('numbers ports in their container, and leaves a lone port without a number', () => {
    const inContainer = node('/a@1', '', ['a'], { ports: [[ep('in')], [ep('out', 'far', 1)]] })
    expect(inContainer.ports).toEqual([
      {
        container: 'ports',
        name: 'port@0',
        reg: 0,
        endpoints: [{ name: 'endpoint', reg: null, labels: ['in'], remote: null }],
      },
      {
        container: 'ports',
        name: 'port@1',
        reg: 1,
        endpoints: [{ name: 'endpoint@1', reg: 1, labels: ['out'], remote: 'far' }],
      },
    ])
    const lone = node('/a@1', '', ['a'], { port: [ep('main', 'far', 0)] })
    expect(lone.ports).toEqual([
      {
        container: null,
        name: 'port',
        reg: null,
        endpoints: [{ name: 'endpoint@0', reg: 0, labels: ['main'], remote: 'far' }],
      },
    ])
  })
})
