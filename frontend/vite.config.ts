import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [svelte()],
  build: {
    outDir: '../src/rawi/web/static',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0, // data: addresses are forbidden by the content security policy
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1100, // the map, which is loaded only with its page
  },
  worker: { format: 'es' },
  server: { proxy: { '/api': process.env.RAWI_SERVER ?? 'http://127.0.0.1:8765' } },
});
