// The menu is longer than a low window. Whoever came by another way than the menu, such as a link
// inside a screen, still sees in it where they are.

const MENU = {
  here: '[data-testid="stSidebarNavLink"][aria-current="page"]',
  opens: '[data-testid="stExpandSidebarButton"]',
  rolls: '[data-testid="stSidebarContent"]',
  below: '[data-testid="stSidebarUserContent"]', // stays in view and covers what lies under it
}

function keepMenuAtThisScreen() {
  if (window.__gozinMenu) return
  window.__gozinMenu = true

  const show = () => {
    const link = document.querySelector(MENU.here)
    const menu = link?.closest(MENU.rolls)
    if (!menu) return
    const [at, room] = [link.getBoundingClientRect(), menu.getBoundingClientRect()]
    const floor = menu.querySelector(MENU.below)?.getBoundingClientRect().top ?? room.bottom
    if (at.top >= room.top && at.bottom <= floor) return
    menu.scrollTop += at.top - (room.top + floor) / 2
  }

  new MutationObserver(show).observe(document.body, {
    subtree: true,
    attributes: true,
    attributeFilter: ["aria-current"],
  })
  document.addEventListener("click", ({ target }) => {
    if (target.closest?.(MENU.opens)) setTimeout(show, 300) // a menu that was put away has no height
  })
  setTimeout(show, 0)
}
