export { io } from '../../vendor/socket.io/socket.io.esm.min.js';
