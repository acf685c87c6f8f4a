import type { CompanionModule } from '../companionModule.ts'
import { At91sam9View } from './At91sam9View.tsx'

const NODE = {
  'atmel,watchdog-type': 'hardware',
  'atmel,reset-type': 'all',
  'atmel,dbg-halt': true,
  'atmel,idle-halt': true,
}

export const AT91SAM9_COMPANION: CompanionModule = {
  View: At91sam9View,
  examples: [
    {
      title: 'Eight seconds, pings from one second on',
      blurb: 'A chip fresh from reset: the driver writes the register and pings every two seconds.',
      input: {
        soc: 'at91sam9g45',
        HZ: 100,
        dt: {
          ...NODE,
          'atmel,max-heartbeat-sec': 8,
          'atmel,min-heartbeat-sec': 1,
          'timeout-sec': 20,
        },
        hw: { mr: '0x3fff2fff' },
      },
    },
    {
      title: 'The bootloader was first',
      blurb:
        'The register is written once per reset: the driver goes on with what it finds, and warns.',
      input: {
        soc: 'at91sam9x5',
        HZ: 128,
        dt: { ...NODE, 'atmel,max-heartbeat-sec': 16 },
        hw: { mr: '0x0fff27ff' },
      },
    },
    {
      title: 'Switched off by the bootloader',
      blurb: 'The node wants the watchdog, the register says off for good: -EINVAL.',
      input: { soc: 'at91sam9260', dt: NODE, hw: { mr: '0x3fffafff' } },
    },
    {
      title: 'A window too tight',
      blurb:
        'A ping is legal only late in the count; the driver of 2013 refuses what it cannot meet.',
      input: {
        soc: 'sama5d3',
        HZ: 100,
        dt: { ...NODE, 'atmel,max-heartbeat-sec': 8 },
        hw: { mr: '0x01002800' },
      },
    },
    {
      title: 'Software type without interrupt',
      blurb: 'A fault raises an interrupt nobody serves; only the log says that it is missing.',
      input: {
        soc: 'at91sam9n12',
        dt: { 'atmel,watchdog-type': 'software', 'atmel,max-heartbeat-sec': 4, interrupts: false },
        hw: { mr: '0x3fff2fff' },
      },
    },
    {
      title: 'The parameter of today’s kernels',
      blurb: 'Without timeout-sec, mainline never looks at heartbeat: 15 s whatever it says.',
      input: {
        mode: 'mainline',
        soc: 'sama5d3',
        dt: { ...NODE, 'atmel,max-heartbeat-sec': 10, 'atmel,min-heartbeat-sec': 2 },
        params: { heartbeat: 60 },
        hw: { mr: '0x3fff2fff' },
      },
    },
  ],
}
