/** Typed numbers of occurrences, with buttons for one more and one less. */

const MOST = 999;

/**
 * Gives the buttons of `fieldset` their effect, each on the input that it controls.
 * @param {HTMLFieldSetElement} fieldset
 */
export function startStepping(fieldset) {
  fieldset.addEventListener('click', (event) => {
    const button = /** @type {HTMLElement} */ (event.target).closest('[data-step]');
    const input = document.getElementById(button?.getAttribute('aria-controls') ?? '');
    if (!button || !(input instanceof HTMLInputElement)) return;
    const written = input.value.normalize('NFKC').trim() || '0';
    if (!/^\d{1,3}$/.test(written)) {
      input.focus(); // what stands there is no count: the person corrects it, nothing is overwritten
      return;
    }
    const next = Number(written) + (button.getAttribute('data-step') === 'up' ? 1 : -1);
    input.value = next <= 0 ? '' : String(Math.min(next, MOST));
    input.dispatchEvent(new Event('input', { bubbles: true }));
    input.dispatchEvent(new Event('change', { bubbles: true }));
  });
}
