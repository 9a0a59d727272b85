/** How long the browser gets to take a download over before its address is withdrawn. */
const withdrawAfterMilliseconds = 60_000

/** Hands to the person, as a file, what the screen itself has made; finished reports go through the host. */
export const saveBlob = (blob: Blob, fileName: string): void => {
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), withdrawAfterMilliseconds)
}
