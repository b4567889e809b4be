// Runs before the first paint, so that nobody sees the wrong theme flash by. A classic script in a file of its own, because
// the page's policy allows no inline ones. The cookies are written by src/preferences/cookie.ts.
;(() => {
  const wanted = (name) => document.cookie.match(new RegExp(`(?:^|; )${name}=([a-z]+)`))?.[1]
  const theme = wanted('galleria-theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
  const locale = wanted('galleria-locale')
  if (locale === 'en' || locale === 'ko') document.documentElement.lang = locale
})()
