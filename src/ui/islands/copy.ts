/** Buttons that copy a text: shown only where copying is possible, and they say that it is done. */
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copy]')) {
  if (!navigator.clipboard) continue
  const label = button.textContent
  button.hidden = false
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(button.dataset.copy ?? '')
    button.textContent = button.dataset.copied ?? label
    setTimeout(() => {
      button.textContent = label
    }, 3000)
  })
}
