/** Follows long work on its page: moves the bar, and shows the page anew when the work has ended. */
interface Progress {
  state: string
  done: number
  total: number
}

for (const place of document.querySelectorAll<HTMLElement>('[data-job]')) {
  const { job, jobState } = place.dataset
  if (!job || jobState === 'done' || jobState === 'failed') continue
  const events = new EventSource(`/api/v1/jobs/${encodeURIComponent(job)}/events`)
  events.addEventListener('progress', (event) => {
    const { state, done, total } = JSON.parse((event as MessageEvent<string>).data) as Progress
    const bar = place.querySelector('progress')
    if (bar && total > 0) {
      bar.max = total
      bar.value = done
    }
    if (state === 'done' || state === 'failed') {
      events.close()
      location.reload()
    }
  })
}
