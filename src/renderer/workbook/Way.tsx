import type { ReactNode } from 'react'
import classes from './StartScreen.module.css'

/** One way to begin, as a large button that says where it leads. */
export const Way = ({ icon, title, text, onClick }: { readonly icon: ReactNode; readonly title: string; readonly text: string; readonly onClick: () => void }) => (
  <button type="button" className={classes['way']} onClick={onClick}>
    {icon}
    <span>
      <span className={classes['wayTitle']}>{title}</span>
      <span className={classes['wayText']}>{text}</span>
    </span>
  </button>
)
