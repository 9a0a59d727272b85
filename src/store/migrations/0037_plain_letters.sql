-- Letters that no accent can be taken off are ordered and found by those that are written in their place (ß as ss, ø as o), as sort-name.ts has them since. Every table and column is described in docs/workbook-format.md.
UPDATE contact SET sort_name = replace(replace(replace(replace(replace(replace(replace(replace(replace(sort_name, 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'ø', 'o'), 'ł', 'l'), 'đ', 'd'), 'ð', 'd'), 'þ', 'th'), 'ı', 'i')
  WHERE sort_name GLOB '*[ßæœøłđðþı]*';
UPDATE contact_group SET sort_name = replace(replace(replace(replace(replace(replace(replace(replace(replace(sort_name, 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'ø', 'o'), 'ł', 'l'), 'đ', 'd'), 'ð', 'd'), 'þ', 'th'), 'ı', 'i')
  WHERE sort_name GLOB '*[ßæœøłđðþı]*';
UPDATE organization SET sort_name = replace(replace(replace(replace(replace(replace(replace(replace(replace(sort_name, 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'ø', 'o'), 'ł', 'l'), 'đ', 'd'), 'ð', 'd'), 'þ', 'th'), 'ı', 'i')
  WHERE sort_name GLOB '*[ßæœøłđðþı]*';
UPDATE community SET sort_name = replace(replace(replace(replace(replace(replace(replace(replace(replace(sort_name, 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'ø', 'o'), 'ł', 'l'), 'đ', 'd'), 'ð', 'd'), 'þ', 'th'), 'ı', 'i')
  WHERE sort_name GLOB '*[ßæœøłđðþı]*';
UPDATE campaign SET sort_name = replace(replace(replace(replace(replace(replace(replace(replace(replace(sort_name, 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'ø', 'o'), 'ł', 'l'), 'đ', 'd'), 'ð', 'd'), 'þ', 'th'), 'ı', 'i')
  WHERE sort_name GLOB '*[ßæœøłđðþı]*';
UPDATE audience SET sort_name = replace(replace(replace(replace(replace(replace(replace(replace(replace(sort_name, 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'ø', 'o'), 'ł', 'l'), 'đ', 'd'), 'ð', 'd'), 'þ', 'th'), 'ı', 'i')
  WHERE sort_name GLOB '*[ßæœøłđðþı]*';
UPDATE creative SET sort_name = replace(replace(replace(replace(replace(replace(replace(replace(replace(sort_name, 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'ø', 'o'), 'ł', 'l'), 'đ', 'd'), 'ð', 'd'), 'þ', 'th'), 'ı', 'i')
  WHERE sort_name GLOB '*[ßæœøłđðþı]*';
UPDATE deal SET sort_name = replace(replace(replace(replace(replace(replace(replace(replace(replace(sort_name, 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'ø', 'o'), 'ł', 'l'), 'đ', 'd'), 'ð', 'd'), 'þ', 'th'), 'ı', 'i')
  WHERE sort_name GLOB '*[ßæœøłđðþı]*';
UPDATE post SET search_text = replace(replace(replace(replace(replace(replace(replace(replace(replace(search_text, 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'ø', 'o'), 'ł', 'l'), 'đ', 'd'), 'ð', 'd'), 'þ', 'th'), 'ı', 'i')
  WHERE search_text GLOB '*[ßæœøłđðþı]*';
