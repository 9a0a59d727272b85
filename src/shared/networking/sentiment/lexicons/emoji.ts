import { valencesOf } from '../lexicon'

/** Valence of emoji, −4…4, as this project judges them; skin tones and variation marks are dropped before looking one up. */
export const emojiValences: ReadonlyMap<string, number> = valencesOf([[
  [3, '😍 🥰 😻 💖 💝 💕 💞 💗 💘 🤩'],
  [2.7, '❤ ♥ 🧡 💛 💚 💙 💜 🖤 🤍 🤎 💓 💟 😘'],
  [2.3, '😀 😃 😄 😁 😆 😊 🥳 🎉 🏆 🥇 🎊 😇 🤗 😹 😸 😂 🤣 💯'],
  [2, '👍 👏 🙌 😎 ☺ 🙂 😌 😋 😙 😚 😗 😺 👌 🤝 💪 🔥 ⭐ 🌟 ✨ 🎈 🎁 💐 🌹 🌈 🥂 🍾 🙏 🫶'],
  [1.3, '😉 😜 😛 😝 🤪 😏 🤭 ☀ 🌞 🌻 🌸 🍀 🚀 ✌ 🤞 🤘 ✅ ☘ 🤠'],
  [-1, '😐 😑 😕 🙄 😬 😶 😮 🤔 🥱 😪 😓 🤨 🫤 🫠 ⚠'],
  [-1.7, '🙁 ☹ 😟 😔 😞 😒 😣 😖 😩 😫 😥 😰 😧 😦 😿 🙀 🤕 🤒 😷 🥴 🥺 🙅 ❌ 😨 😳'],
  [-2.3, '😢 😭 😠 👎 💔 🤦 🤢 🤮 💩 😱 🖕 🤡 😤'],
  [-3, '😡 🤬 👿 ☠ 💀'],
]])

/** Emoticons that VADER's list has not, by this project's judgement. */
export const emoticonValences: readonly (readonly [number, string])[] = [
  [2, "=) =] :'d :') <33"],
  [1.2, '^^ *_* :3 ;d'],
  [-1.3, '-.- -_- =/ >.<'],
  [-1.9, "=( =[ :'( </3 d:"],
]
