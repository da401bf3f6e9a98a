import type { ResolvedSecrets } from '../secrets/resolve-references.ts';
import { resolveSecrets } from '../secrets/resolve-secrets.ts';
import { inScope, type Scene } from './scene.ts';

/** Masks every secret of the run and resolves the references of the file, whose text is `text`; throws what is wrong. */
export function resolve(text: string, scene: Scene): ResolvedSecrets {
  const { options, sinks, report } = scene;
  const credential = options.adobe?.credential;
  if (credential !== undefined) {
    sinks.mask((credential.kind === 'access-token' ? credential.token : credential.secret).reveal());
  }
  if (options.githubToken !== undefined) sinks.mask(options.githubToken.reveal());
  return resolveSecrets({
    entries: report.entries,
    needed: inScope(scene),
    input: options.secrets,
    required: options.mode === 'apply',
    visible: [
      { what: `\`${options.config}\``, text },
      { what: 'the input `adobe-org-id`', text: options.adobe?.orgId ?? '' },
      { what: 'the input `sandbox`', text: options.sandbox ?? '' },
    ],
    mask: sinks.mask,
  });
}
