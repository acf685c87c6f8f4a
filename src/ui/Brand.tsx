/** The page's mark: a link that goes from one height to another. */
export function Brand({ size = 20 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" fill="none" aria-hidden="true">
      <path
        d="M5 7h5c5 0 3 10 8 10"
        stroke="var(--accent)"
        strokeWidth="2.4"
        strokeLinecap="round"
      />
      <circle cx="4.5" cy="7" r="3" fill="var(--panel)" stroke="var(--accent)" strokeWidth="2" />
      <circle cx="19.5" cy="17" r="3" fill="var(--panel)" stroke="var(--ok)" strokeWidth="2" />
    </svg>
  )
}
