import { type ReactNode, useContext } from 'react'
import { IsInCard } from './is-in-card'

/** The heading of a part of a screen, or of a part of a card: one level below the heading it stands under. */
export const PartTitle = ({ className, children }: { readonly className?: string | undefined; readonly children: ReactNode }) => {
  const isInCard = useContext(IsInCard)
  return isInCard ? <h3 className={className}>{children}</h3> : <h2 className={className}>{children}</h2>
}
