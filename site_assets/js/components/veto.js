/** Veto: one tick, read and shown as that of a fixed adjustment. */

export { plan, read } from './fixed.js';
