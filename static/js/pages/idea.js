/** Pages of the outcome that are only read: their moments have to be said on the reader's clock. */
import { sayClocks } from '../ui/clocks.js';

sayClocks();
