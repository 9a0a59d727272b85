import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

export interface Spreadsheet {
  /** Milliseconds from opening the file until every cell is computed, without the start of the program. */
  readonly milliseconds: number
  /** The sum of those cells, in the file's currency. */
  readonly spend: number
}

/** Opens the file, and computes what was spent (column H) by campaign (C) and month (E). */
const macro = (csv: string, campaigns: readonly string[], answer: string): string => `Sub Main
 Dim opening(2) As New com.sun.star.beans.PropertyValue
 opening(0).Name = "Hidden" : opening(0).Value = True
 opening(1).Name = "FilterName" : opening(1).Value = "Text - txt - csv (StarCalc)"
 opening(2).Name = "FilterOptions" : opening(2).Value = "44,34,76,1,,0,false,true,false"
 started = GetSystemTicks()
 doc = StarDesktop.loadComponentFromURL("${pathToFileURL(csv).href}", "_blank", 0, opening())
 sheet = doc.Sheets.getByIndex(0)
 cursor = sheet.createCursor()
 cursor.gotoEndOfUsedArea(False)
 last = cursor.RangeAddress.EndRow + 1
 at = "$'" & sheet.Name & "'."
 campaigns = Array(${campaigns.map((name) => `"${name}"`).join(', ')})
 count = UBound(campaigns) + 1
 Dim formulas(count * 24 - 1)
 For i = 0 To count - 1
  For number = 1 To 24
   days = at & "E$2:E$" & last
   formulas(i * 24 + number - 1) = Array("=SUMIFS(" & at & "H$2:H$" & last & ";" & at & "C$2:C$" & last & ";""" & campaigns(i) & """;" & days & ";"">=""&DATE(2023;" & number & ";1);" & days & ";""<""&DATE(2023;" & (number + 1) & ";1))")
  Next
 Next
 doc.Sheets.insertNewByName("Report", 1)
 report = doc.Sheets.getByName("Report").getCellRangeByPosition(0, 0, 0, count * 24 - 1)
 report.setFormulaArray(formulas())
 doc.calculate()
 spend = 0
 For Each entry In report.getDataArray()
  spend = spend + entry(0)
 Next
 took = GetSystemTicks() - started
 out = FreeFile
 Open "${answer}" For Output As #out
 Print #out, "{ ""milliseconds"": " & CStr(took) & ", ""spend"": " & Format(spend, "0.00") & " }"
 Close #out
 doc.close(True)
 StarDesktop.terminate()
End Sub
`

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Opens a file of `writeDailyFile` in LibreOffice and computes there what was spent by campaign and month. */
export const computeInSpreadsheet = (soffice: string, csv: string, folder: string): Spreadsheet => {
  const campaigns = [...new Set(readFileSync(csv, 'utf8').split('\n').slice(1, -1).map((line) => line.split(',')[2] ?? ''))]
  const profile = join(folder, 'spreadsheet-profile')
  const answer = join(folder, 'spreadsheet-answer.json')
  rmSync(answer, { force: true })
  const run = (...args: readonly string[]): void => {
    spawnSync(soffice, ['--headless', '--norestore', '--nologo', `-env:UserInstallation=${pathToFileURL(profile).href}`, ...args], { stdio: 'ignore', timeout: 600_000 })
  }
  // The first start makes the profile, whose one module the macro takes the place of.
  run('--terminate_after_init')
  const modules = join(profile, 'user', 'basic', 'Standard')
  mkdirSync(modules, { recursive: true })
  writeFileSync(
    join(modules, 'Module1.xba'),
    `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">${escaped(macro(csv, campaigns, answer))}</script:module>`,
  )
  run('macro:///Standard.Module1.Main')
  // As the macro writes it.
  return JSON.parse(readFileSync(answer, 'utf8')) as Spreadsheet
}
