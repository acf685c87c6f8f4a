import {
  KERNEL_CHOICES,
  type KernelChoice,
  NEWEST_KERNEL,
} from '../core/drivers/mediatek-drm/kernelChoice.ts'

/** For parseArgs. */
export const KERNEL_OPTION = { kernel: { type: 'string' } } as const

export const KERNEL_HELP = `\
      --kernel VERSION    the kernel to judge by: ${KERNEL_CHOICES.join(', ')} (default ${NEWEST_KERNEL})`

interface WithKernel {
  readonly kind: 'parsed'
  readonly options: { readonly kernel?: string | undefined }
}
interface Wrong {
  readonly kind: 'wrong'
  readonly message: string
}

/** A command line with the kernel it asks for; a sentence where there is no such choice. */
export function withKernel<Line extends WithKernel>(
  line: Line | Wrong,
): (Line & { readonly kernel: KernelChoice }) | Wrong {
  if (line.kind === 'wrong') return line
  const { kernel = NEWEST_KERNEL } = line.options
  const choice = KERNEL_CHOICES.find((known) => known === kernel)
  return choice === undefined
    ? { kind: 'wrong', message: `--kernel is one of ${KERNEL_CHOICES.join(', ')}, not ${kernel}.` }
    : { ...line, kernel: choice }
}
