// Puts the page that documents the API into public/docs/: nothing of it comes from elsewhere.
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const out = new URL('../public/docs/', import.meta.url);

mkdirSync(out, { recursive: true });
for (const name of ['swagger-ui.css', 'swagger-ui-bundle.js', 'LICENSE']) {
  copyFileSync(require.resolve(`swagger-ui-dist/${name}`), new URL(name, out));
}
const options = { url: '/api/v1/openapi.json', dom_id: '#swagger-ui', deepLinking: true, validatorUrl: null };
writeFileSync(new URL('start.js', out), `SwaggerUIBundle(${JSON.stringify(options)});\n`);
