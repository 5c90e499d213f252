/** The poster prints itself where scripts run; elsewhere a sentence says how. */
import { $ } from '../core/dom.js';

$('#print-hint').hidden = true;
$('#btn-print').hidden = false;
$('#btn-print').addEventListener('click', () => print());
