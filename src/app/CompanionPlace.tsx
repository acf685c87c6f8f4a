import CompanionWindow from '../companions/CompanionWindow.tsx'
import { type CompanionLink, hashOf } from '../companions/companionLink.ts'
import { LateThemeMenu } from './LateThemeMenu.tsx'
import { SERVICES } from './pageServices.ts'
import { goToHash, replaceHash } from './useHash.ts'

/** A companion in the page: a chunk of its own. */
export default function CompanionPlace({
  link,
  backTo,
}: {
  readonly link: CompanionLink
  /** What one goes back to: 'the board'. */
  readonly backTo: string
}) {
  return (
    <CompanionWindow
      link={link}
      services={SERVICES}
      tools={<LateThemeMenu />}
      backTo={backTo}
      onBack={() => goToHash('')}
      onAddress={(packed) => replaceHash(hashOf(link.id, packed))}
    />
  )
}
