/** What the files that are made are, by how their names end. */
export const mediaTypes = {
  csv: 'text/csv',
  html: 'text/html',
  ics: 'text/calendar',
  json: 'application/json',
  pdf: 'application/pdf',
  svg: 'image/svg+xml',
  vcf: 'text/vcard',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  zip: 'application/zip',
} as const
