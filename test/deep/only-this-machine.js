// Loaded into a process before its program (`--import`): what it connects to outside leads to a server of the test, by
// `HOST_PORTS`, a JSON object from `host:port` to a port of this machine. Everything else is refused, so that no mistake
// of a test, or of what it tests, sends anything out.
import { Socket } from 'node:net';

const ports = JSON.parse(process.env['HOST_PORTS'] ?? '{}');
const here = ['127.0.0.1', 'localhost', '::1'];
const { connect } = Socket.prototype;

Socket.prototype.connect = function (...given) {
  // `net.connect` hands on its arguments as one array; `tls.connect` hands on the options themselves.
  const [options] = Array.isArray(given[0]) ? given[0] : given;
  const to = `${options.host}:${options.port}`;
  if (to in ports) Object.assign(options, { host: '127.0.0.1', port: ports[to] });
  else if (!here.includes(options.host)) throw new Error(`${to} is not on this machine`);
  return connect.apply(this, given);
};
