/** The vendored file is the package's own bundle; its types come with the package. */
export { io } from 'socket.io-client';
