import type { CompanionModule } from '../companionModule.ts'
import { FintekView } from './FintekView.tsx'

export const FINTEK_COMPANION: CompanionModule = {
  View: FintekView,
  examples: [
    {
      title: 'F81866, one minute',
      blurb: 'Found at 0x2e, pin 70 switched over, a program opens and closes it properly.',
      input: {
        ports: { '0x2e': { devid: '0x1010', rev: 3, regs: { '0x27': '0x09', '0x2c': '0x20' } } },
        actions: ['open', { write: 'V' }, 'close'],
      },
    },
    {
      title: 'Ten minutes and seven seconds',
      blurb:
        'Above 255 s the chip counts full minutes, rounded up; programs read back what they set.',
      input: {
        ports: { '0x4e': { devid: '0x0814' } },
        params: { timeout: 607, pulse_width: 1000 },
        actions: ['open', 'keepalive', 'gettimeout'],
      },
    },
    {
      title: 'No way out',
      blurb:
        'With nowayout no close stops the watchdog, whether V was written or not; a reboot does.',
      input: {
        ports: { '0x2e': { devid: '0x0704' } },
        params: { nowayout: true, timeout: 30 },
        actions: ['open', { write: 'V' }, 'close', 'reboot'],
      },
    },
    {
      title: 'A pulse that becomes a level',
      blurb: '256 ms is a multiple of 256, which the driver’s 8 bit mode takes for 0.',
      input: {
        ports: { '0x2e': { devid: '0x1106' } },
        params: { pulse_width: 256, start_withtimeout: 120 },
        actions: ['keepalive'],
      },
    },
    {
      title: 'Ports taken, chip at the other one',
      blurb: 'Somebody holds 0x2e; the F71862FG at 0x4e is found, its reset comes out of pin 56.',
      input: {
        ports: { '0x2e': { busy: true }, '0x4e': { devid: '0x0601', regs: { '0x29': '0x00' } } },
        params: { f71862fg_pin: 56 },
        actions: ['open'],
      },
    },
    {
      title: 'Already running, in today’s kernels',
      blurb: 'The firmware started it: mainline notices and the core keeps it alive.',
      input: {
        mode: 'mainline',
        ports: {
          '0x2e': { devid: '0x1502', ldn7: { '0x30': '0x01', '0xf5': '0x62', '0xf6': '0x3c' } },
        },
      },
    },
  ],
}
