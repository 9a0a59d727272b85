/** How long the browser gets to take a download over before its address is withdrawn. */
const withdrawAfterMilliseconds = 60_000

/** Hands a text to the person as a file. For what the screen already holds; finished reports go through the host. */
export const saveText = (text: string, fileName: string, mediaType: string): void => {
  const address = URL.createObjectURL(new Blob([text], { type: mediaType }))
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), withdrawAfterMilliseconds)
}
