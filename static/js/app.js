/** Make the site installable and its last list readable without a network. Signed-in pages name no app, and take no part. */
export function offerApp() {
  if (!('serviceWorker' in navigator) || !document.querySelector('link[rel="manifest"]')) return
  window.addEventListener('load', () => navigator.serviceWorker.register('/sw.js').catch(() => {}))
}
