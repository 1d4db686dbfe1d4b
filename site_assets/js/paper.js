/** The page of the printed table, opened by itself: its button prints it. Nothing on the page needs this. */

const button = document.querySelector('[data-print]');
if (button instanceof HTMLElement) {
  button.hidden = false;
  button.addEventListener('click', () => print());
}
