/** One of the list, each as likely. The list must not be empty. */
export const pickFrom = <T>(random: () => number, list: readonly T[]): T => {
  const picked = list[Math.floor(random() * list.length)]
  if (picked === undefined) throw new Error('Nothing to pick from')
  return picked
}
