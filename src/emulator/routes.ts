import { Hono } from 'hono';
import { type FlowServiceOptions, flowServicePath, flowServiceRoutes } from './flow-service-routes.ts';
import type { Environment } from './gateway.ts';
import { imsRoutes } from './ims-routes.ts';
import { platformRefusal, Refusal } from './refusals.ts';
import { zohoRoutes } from './zoho-routes.ts';

/** The routes of all three services, on any origin: no path of one is a path of another. */
export function allRoutes(options: FlowServiceOptions): Hono<Environment> {
  const routes = new Hono<Environment>();
  routes.route(flowServicePath, flowServiceRoutes(options));
  routes.route('/ims', imsRoutes(options.tokens));
  routes.route('/oauth', zohoRoutes(options.tokens, options.zoho));
  routes.notFound((context) => {
    throw platformRefusal(404, 'NotFoundError', `There is nothing at ${context.req.path}.`);
  });
  routes.onError((error, context) => {
    if (error instanceof Refusal) return context.json(error.body(context.env.requestId), error.status);
    throw error;
  });
  return routes;
}
