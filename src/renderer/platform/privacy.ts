import { useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()
const root = document.documentElement

/** Whether names and amounts are hidden now. Not kept: who starts Rapport sees their own. */
const isHidden = (): boolean => root.dataset['private'] !== undefined

/** What a title on a thing says would be shown by resting on it; it waits under another name meanwhile. */
const hideTitle = ({ target }: Event): void => {
  // What stands around a thing would show its own instead.
  for (let titled = target instanceof Element ? target.closest('[title]') : null; titled !== null; titled = titled.closest('[title]')) {
    titled.setAttribute('data-hidden-title', titled.getAttribute('title') ?? '')
    titled.removeAttribute('title')
  }
}

/** Hides or shows what others should not read while they look on. */
export const togglePrivacy = (): boolean => {
  if (isHidden()) {
    delete root.dataset['private']
    document.removeEventListener('mouseover', hideTitle, true)
    for (const titled of document.querySelectorAll('[data-hidden-title]')) {
      // One that has come anew meanwhile is the newer.
      if (!titled.hasAttribute('title')) titled.setAttribute('title', titled.getAttribute('data-hidden-title') ?? '')
      titled.removeAttribute('data-hidden-title')
    }
  } else {
    root.dataset['private'] = ''
    document.addEventListener('mouseover', hideTitle, true)
  }
  for (const listener of listeners) listener()
  return isHidden()
}

export const useIsPrivate = (): boolean =>
  useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, isHidden)
