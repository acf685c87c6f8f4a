import {
  KERNEL_CHOICES,
  type KernelChoice,
  NEWEST_KERNEL,
} from '../core/drivers/mediatek-drm/kernelChoice.ts'

/** For parseArgs. */
export const KERNEL_OPTION = { kernel: { type: 'string' } } as const

export const KERNEL_HELP = `\
      --kernel VERSION    the kernel to judge by: ${KERNEL_CHOICES.join(', ')} (default ${NEWEST_KERNEL})`

/** The kernel a command line asks for; a sentence where there is no such choice. */
export function kernelOf(options: {
  readonly kernel?: string
}):
  | { readonly kind: 'chosen'; readonly choice: KernelChoice }
  | { readonly kind: 'wrong'; readonly message: string } {
  const { kernel = NEWEST_KERNEL } = options
  const choice = KERNEL_CHOICES.find((known) => known === kernel)
  return choice === undefined
    ? { kind: 'wrong', message: `--kernel is one of ${KERNEL_CHOICES.join(', ')}, not ${kernel}.` }
    : { kind: 'chosen', choice }
}
