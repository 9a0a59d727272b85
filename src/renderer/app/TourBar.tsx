import { Button } from '@mantine/core'
import { IconMap2 } from '@tabler/icons-react'
import { t } from '../../shared/kernel/words'
import { focusScreen } from '../ui/focus-screen'
import { setTourPlace, tourStops, useTourPlace } from './tour'
import classes from './TourBar.module.css'

/** Screens on which somebody who never answered is asked; elsewhere they are at work. */
const offeredOn: readonly string[] = ['/networking', '/marketing']

/** The tour as a line above the screen: never in the way, ended for good by one press. */
export const TourBar = ({ path, onGo }: { readonly path: string; readonly onGo: (to: string) => void }) => {
  const place = useTourPlace()
  const end = (): void => {
    setTourPlace('ended')
    // The button that was pressed is gone; the keyboard goes on in the screen.
    focusScreen()
  }
  const goTo = (index: number): void => {
    const stop = tourStops[index]
    if (stop === undefined) return end()
    setTourPlace(index)
    onGo(stop.to)
  }
  if (place === 'ended' || (place === 'offered' && !offeredOn.includes(path))) return null
  const stop = place === 'offered' ? undefined : tourStops[place]
  return (
    <section className={classes['bar']} aria-label={t`Tour`}>
      <IconMap2 size={18} color="var(--accent)" aria-hidden />
      {place === 'offered' || stop === undefined ? (
        <>
          <div className={classes['text']}>{t`New here? A tour of ${tourStops.length} screens takes a minute.`}</div>
          <Button size="compact-sm" variant="light" onClick={() => goTo(0)}>{t`Take the tour`}</Button>
          <Button size="compact-sm" variant="subtle" color="gray" onClick={end}>{t`No tour`}</Button>
        </>
      ) : (
        <>
          <div className={classes['text']} role="status"><strong>{t`${place + 1} of ${tourStops.length} · ${stop.title}.`}</strong> {stop.text}</div>
          {place > 0 && <Button size="compact-sm" variant="subtle" color="gray" onClick={() => goTo(place - 1)}>{t`Stop before`}</Button>}
          {place + 1 < tourStops.length && <Button size="compact-sm" variant="light" onClick={() => goTo(place + 1)}>{t`Next stop`}</Button>}
          <Button size="compact-sm" variant="subtle" color="gray" onClick={end}>{t`End the tour`}</Button>
        </>
      )}
    </section>
  )
}
