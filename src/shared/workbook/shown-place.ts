/** Where a workbook lies, by which a window tells it from the next. */
export const shownPlace = ({ folder, fileName }: { readonly folder: string; readonly fileName: string }): string => `${folder}/${fileName}`
