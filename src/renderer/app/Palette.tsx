import { Modal } from '@mantine/core'
import { Fragment, type KeyboardEvent, useMemo, useRef, useState } from 'react'
import { t } from '../../shared/kernel/words'
import type { PagedThing } from '../../shared/workbook/paged-thing'
import { keepHere, readKept } from '../platform/kept'
import { type Offer, offersAtHand } from '../platform/offers'
import { fuzzyScore } from '../ui/fuzzy'
import { useFocusBack } from '../ui/use-focus-back'
import { useSettledChoice } from '../ui/use-settled-choice'
import { keyNames } from '../platform/key-names'
import { type AppCommand, appCommands, groupNames } from './commands'
import { usePaletteHits } from './palette-hits'
import classes from './Palette.module.css'

interface Entry {
  readonly key: string
  readonly group: string
  readonly label: string
  readonly detail: string
  readonly run: () => void
}

interface PaletteProps {
  /** What had its page opened last, the latest first. */
  readonly opened: readonly PagedThing[]
  readonly onClose: () => void
  readonly onCommand: (id: string) => void
  readonly onGo: (to: string, search?: object) => void
}

const recentKey = 'rapport-recent-commands'
const readRecent = (): string[] => (readKept(recentKey) ?? '').split(',').filter((id) => id !== '')

const noteRecent = (id: string): void => keepHere(recentKey, [id, ...readRecent().filter((other) => other !== id)].slice(0, 5).join(','))

const rankCommands = (typed: string): { readonly id: string; readonly label: string; readonly shortcut: string; readonly group: AppCommand['group'] }[] => {
  const recent = readRecent()
  if (typed.trim() === '') {
    const first = recent.flatMap((id) => appCommands.filter((command) => command.id === id)).map((command) => ({ ...command, group: 'Recent' as const }))
    return [...first, ...appCommands.filter(({ id }) => !recent.includes(id))]
  }
  return appCommands
    .map((command) => ({ command, score: fuzzyScore(command.label, typed) ?? fuzzyScore(command.also ?? '', typed) }))
    .filter((ranked): ranked is typeof ranked & { score: number } => ranked.score !== null)
    .sort((left, right) => right.score - left.score)
    .map(({ command }) => ({ ...command, group: 'Commands' }))
}

/** What can be done with what is on the screen, those that fit what was typed, the best first. */
const rankOffers = (offers: readonly Offer[], typed: string): readonly Entry[] =>
  offers
    .map(({ label, run }, index) => ({ entry: { key: `here-${index}`, group: groupNames.Here, label, detail: '', run }, score: fuzzyScore(label, typed) }))
    .filter((ranked): ranked is typeof ranked & { score: number } => ranked.score !== null)
    .sort((left, right) => (typed.trim() === '' ? 0 : right.score - left.score))
    .map(({ entry }) => entry)

/** Everything by name: what can be done here, commands, screens, and what the workbook holds. */
export const Palette = ({ opened, onClose, onCommand, onGo }: PaletteProps) => {
  const giveFocusBack = useFocusBack()
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState(0)
  // Asked once, while what they are about still has the focus.
  const [offers] = useState(offersAtHand)
  const { hits, isSettling } = usePaletteHits(typed, opened)

  const entries = useMemo((): Entry[] => {
    const found = hits.map(({ address: { to, search }, ...hit }): Entry => ({ ...hit, run: () => onGo(to, search) }))
    const commands = rankCommands(typed).map(({ id, label, shortcut, group }) => ({
      key: id,
      group: groupNames[group],
      label,
      detail: keyNames(shortcut),
      run: () => {
        noteRecent(id)
        onCommand(id)
      },
    }))
    // Who types how a command begins means the command; anything else is looked for first.
    const start = typed.trim().toLowerCase()
    const isCommand = start !== '' && commands[0]?.label.toLowerCase().startsWith(start) === true
    const here = rankOffers(offers, typed)
    const isHere = here[0]?.label.toLowerCase().startsWith(start) === true
    const [first, second] = isCommand ? [commands, found] : [found, commands]
    return isHere ? [...here, ...first, ...second] : [...first, ...here, ...second]
  }, [typed, hits, offers, onGo, onCommand])
  const current = Math.min(active, entries.length - 1)

  const choose = (entry: Entry | undefined): void => {
    if (entry === undefined) return
    onClose()
    // What is chosen may be a dialog, which gives the focus back to where it was before both.
    giveFocusBack()
    entry.run()
  }
  const [chooseCurrent] = useSettledChoice(isSettling, () => choose(entries[current]))
  const list = useRef<HTMLDivElement>(null)
  const go = (index: number): void => {
    setActive(index)
    // The input keeps the focus, so nothing else brings what the arrows lead to into view.
    list.current?.querySelectorAll('[role="option"]')[index]?.scrollIntoView({ block: 'nearest' })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown') go(Math.min(entries.length - 1, current + 1))
    else if (event.key === 'ArrowUp') go(Math.max(0, current - 1))
    else if (event.key === 'Enter') chooseCurrent()
    else return
    event.preventDefault()
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={t`Command palette`}
      classNames={{ header: 'visually-hidden' }}
      withCloseButton={false}
      padding={0}
      size="lg"
      yOffset="12vh"
      lockScroll={false}
      transitionProps={{ duration: 0 }}
    >
      <input
        className={classes['input']}
        // The trap focuses a moment later; what is typed at once must not go elsewhere.
        autoFocus
        data-autofocus
        autoComplete="off"
        role="combobox"
        aria-expanded
        aria-controls="palette-list"
        aria-activedescendant={entries[current] === undefined ? undefined : `palette-${entries[current].key}`}
        aria-label={t`Search or type a command`}
        maxLength={200}
        placeholder={t`Search people, campaigns, notes and the rest, or type a command`}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          setActive(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div aria-live="polite">{entries.length === 0 && <div className={classes['none']}>{t`Nothing found`}</div>}</div>
      {entries.length > 0 && (
        // The list scrolls, so it can be reached to do so; the input keeps the selection.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <div ref={list} className={classes['list']} id="palette-list" role="listbox" aria-label={t`Results`} tabIndex={0}>
          {entries.map((entry, index) => (
            <Fragment key={entry.key}>
              {entry.group !== entries[index - 1]?.group && (
                <div className={classes['group']} role="presentation">
                  {entry.group}
                </div>
              )}
              {/* Keys are handled by the input, which has the focus. A mouse that rests is told of a move, too, when the list scrolls beneath it. */}
              {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events */}
              <div
                id={`palette-${entry.key}`}
                role="option"
                tabIndex={-1}
                aria-selected={index === current}
                className={classes['item']}
                onClick={() => choose(entry)}
                onMouseMove={({ movementX, movementY }) => {
                  if (movementX !== 0 || movementY !== 0) setActive(index)
                }}
              >
                <span>{entry.label}</span>
                <span className={classes['detail']}>{entry.detail}</span>
              </div>
            </Fragment>
          ))}
        </div>
      )}
    </Modal>
  )
}
