/** Whether a text from the clipboard is a table: a line of headings, and a line for each row with as many cells, or cells that tabs part. */
export const isTableText = (text: string): boolean => {
  const [head, first] = text.split(/\r?\n/u, 200).filter((line) => line.trim() !== '')
  if (head === undefined || first === undefined) return false
  if (head.includes('\t') && first.includes('\t')) return true
  const cells = (line: string, mark: string): number => line.replaceAll(/"[^"]*"/gu, '').split(mark).length
  return [',', ';'].some((mark) => cells(head, mark) > 1 && cells(head, mark) === cells(first, mark))
}
