import Wrench from 'lucide-react/icons/wrench'
import type { Fix } from '../../core/drivers/mediatek-drm/findings/finding.ts'
import { applyFix } from '../../store/applyFix.ts'
import { Button } from '../../ui/Button.tsx'

/** Cures a finding by one edit, which is one undo step. */
export function FixButton({ fix, onFixed }: { readonly fix: Fix; readonly onFixed?: () => void }) {
  return (
    <Button
      look="primary"
      title="One edit; undo takes it back"
      onClick={() => {
        applyFix(fix)
        onFixed?.()
      }}
    >
      <Wrench size={14} />
      <span className="visually-hidden">Fix: </span>
      {fix.label}
    </Button>
  )
}
