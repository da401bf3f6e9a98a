// Node loads this before the program (`--import`). It sends connections to other machines to a server of the test, by
// `HOST_PORTS`, a JSON object from `host:port` to a port of this machine. It rejects all others, so that no error in
// a test or in the program sends anything to the network.
import { Socket } from 'node:net';

const ports = JSON.parse(process.env['HOST_PORTS'] ?? '{}');
const here = ['127.0.0.1', 'localhost', '::1'];
const { connect } = Socket.prototype;

Socket.prototype.connect = function (...given) {
  // `net.connect` passes its arguments as one array, `tls.connect` passes the options.
  const [options] = Array.isArray(given[0]) ? given[0] : given;
  const to = `${options.host}:${options.port}`;
  if (to in ports) Object.assign(options, { host: '127.0.0.1', port: ports[to] });
  else if (!here.includes(options.host)) throw new Error(`${to} is not on this machine`);
  return connect.apply(this, given);
};
