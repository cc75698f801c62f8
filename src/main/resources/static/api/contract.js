// Shows the contract with what this program serves itself: works without a network.
SwaggerUIBundle({
  url: '/api/v1/openapi.yaml',
  dom_id: '#contract',
  deepLinking: true,
  displayRequestDuration: true,
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  validatorUrl: null,
});
